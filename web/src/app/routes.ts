import type { Routes } from '@angular/router';
import { signedIn, toOwnQueue } from './session/signed-in.js';

export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in · Evenhand',
    loadComponent: async () => (await import('./session/sign-in.js')).SignIn,
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./frame/frame.js')).Frame,
    children: [
      {
        path: '',
        pathMatch: 'full',
        canActivate: [toOwnQueue],
        title: 'Evenhand',
        loadComponent: async () => (await import('./session/no-brand.js')).NoBrand,
      },
      {
        path: 'brands/:brandId/queue',
        title: 'Queue · Evenhand',
        loadComponent: async () => (await import('./queue/queue-screen.js')).QueueScreen,
      },
    ],
  },
  { path: '**', redirectTo: '' },
];
