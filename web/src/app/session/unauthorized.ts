import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { Session } from './session.js';

/** Where a 401 speaks of what was sent, or where nobody needs to be signed in. */
const ASKED_BY_NOBODY = /^\/api\/(session(\/password)?|welcome(\/look)?|demo|boards?\/.*)$/;

/** A 401 means that the session has ended; a 403, that the person may have another role by now. */
export const unauthorized: HttpInterceptorFn = (request, next) => {
  if (ASKED_BY_NOBODY.test(request.url)) return next(request);
  const session = inject(Session);
  return next(request).pipe(
    tap({
      error: (error: unknown) => {
        if (!(error instanceof HttpErrorResponse)) return;
        if (error.status === 401) void session.ended();
        if (error.status === 403) void session.check();
      },
    }),
  );
};
