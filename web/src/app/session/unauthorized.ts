import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { Session } from './session.js';

/** A 401 from anything but the session itself means that the session has ended. */
export const unauthorized: HttpInterceptorFn = (request, next) => {
  if (request.url === '/api/session') return next(request);
  const session = inject(Session);
  return next(request).pipe(
    tap({
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && error.status === 401) void session.ended();
      },
    }),
  );
};
