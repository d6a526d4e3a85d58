import { Injectable } from '@angular/core';

/** In which language and form dates and names are written. */
@Injectable({ providedIn: 'root' })
export class Locale {
  readonly tag: string = 'en-GB';
}
