import type { Routes } from '@angular/router';
import { forAnotherRole, forRole } from './session/for-role.js';
import { signedIn, toOwnScreen } from './session/signed-in.js';
import { wellFormed } from './session/well-formed.js';
import { wordsOfManaging } from './words/of-managing.js';

/** A title is the name of its words under `frame.title`. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'sign-in',
    loadComponent: async () => (await import('./session/sign-in.js')).SignIn,
  },
  {
    path: 'welcome',
    title: 'welcome',
    loadComponent: async () => (await import('./session/welcome.js')).WelcomeScreen,
  },
  {
    path: 'board/:accountId',
    title: 'board',
    loadComponent: async () => (await import('./board/board-screen.js')).BoardScreen,
  },
  {
    path: 'board/:accountId/complaints/:complaintId',
    title: 'complaint',
    loadComponent: async () => (await import('./board/thread-screen.js')).ThreadScreen,
  },
  {
    path: 'brands/:brandId/breaches/wall',
    title: 'wall',
    canMatch: [forRole('breaches')],
    canActivate: [signedIn, wordsOfManaging],
    loadComponent: async () => (await import('./breaches/wall-screen.js')).WallScreen,
  },
  {
    path: '',
    canActivate: [signedIn],
    runGuardsAndResolvers: 'always',
    loadComponent: async () => (await import('./frame/frame.js')).Frame,
    children: [
      {
        path: '',
        pathMatch: 'full',
        canActivate: [toOwnScreen],
        title: 'start',
        loadComponent: async () => (await import('./session/no-brand.js')).NoBrand,
      },
      {
        path: 'sessions',
        title: 'sessions',
        loadComponent: async () => (await import('./session/own-sessions.js')).OwnSessions,
      },
      {
        path: 'brands/:brandId/queue',
        title: 'queue',
        canMatch: [forRole('queue')],
        loadComponent: async () => (await import('./queue/queue-screen.js')).QueueScreen,
      },
      {
        path: 'brands/:brandId/tickets/:ticketId',
        title: 'ticket',
        canMatch: [forRole('queue'), wellFormed],
        loadComponent: async () => (await import('./ticket/ticket-screen.js')).TicketScreen,
      },
      {
        path: 'brands/:brandId/tickets/:ticketId',
        title: 'nowhere',
        canMatch: [forRole('queue')],
        loadComponent: async () => (await import('./session/nowhere.js')).Nowhere,
      },
      {
        path: 'brands/:brandId/audit',
        title: 'audit',
        canMatch: [forRole('audit')],
        loadComponent: async () => (await import('./session/later.js')).AuditLater,
      },
      {
        path: '',
        loadChildren: async () => (await import('./managing.js')).managing,
      },
      {
        path: 'brands/:brandId',
        title: 'not-for-role',
        canMatch: [forAnotherRole],
        loadComponent: async () => (await import('./session/not-for-role.js')).NotForRole,
        children: [{ path: '**', children: [] }],
      },
      {
        path: '**',
        title: 'nowhere',
        loadComponent: async () => (await import('./session/nowhere.js')).Nowhere,
      },
    ],
  },
];
