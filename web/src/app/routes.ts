import type { Routes } from '@angular/router';
import { signedIn, toOwnQueue } from './session/signed-in.js';

export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in · Evenhand',
    loadComponent: async () => (await import('./session/sign-in.js')).SignIn,
  },
  {
    path: 'welcome',
    title: 'Welcome · Evenhand',
    loadComponent: async () => (await import('./session/welcome.js')).WelcomeScreen,
  },
  {
    path: 'board/:accountId',
    title: 'Board',
    loadComponent: async () => (await import('./board/board-screen.js')).BoardScreen,
  },
  {
    path: 'board/:accountId/complaints/:complaintId',
    title: 'Complaint',
    loadComponent: async () => (await import('./board/thread-screen.js')).ThreadScreen,
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
        path: 'sessions',
        title: 'Your sessions · Evenhand',
        loadComponent: async () => (await import('./session/own-sessions.js')).OwnSessions,
      },
      {
        path: 'brands/:brandId/queue',
        title: 'Queue · Evenhand',
        loadComponent: async () => (await import('./queue/queue-screen.js')).QueueScreen,
      },
      {
        path: 'brands/:brandId/tickets/:ticketId',
        title: 'Ticket · Evenhand',
        loadComponent: async () => (await import('./ticket/ticket-screen.js')).TicketScreen,
      },
      {
        path: 'brands/:brandId/breaches',
        title: 'Breaches · Evenhand',
        loadComponent: async () => (await import('./breaches/breaches-screen.js')).BreachesScreen,
      },
      {
        path: 'brands/:brandId/accounts',
        title: 'Accounts · Evenhand',
        loadComponent: async () => (await import('./accounts/accounts-screen.js')).AccountsScreen,
      },
      {
        path: 'brands/:brandId/people',
        title: 'People · Evenhand',
        loadComponent: async () => (await import('./people/people-screen.js')).PeopleScreen,
      },
    ],
  },
  { path: '**', redirectTo: '' },
];
