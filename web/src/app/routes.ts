import type { Routes } from '@angular/router';
import { forAnotherRole, forRole } from './session/for-role.js';
import { signedIn, toOwnScreen } from './session/signed-in.js';
import { mayLeave } from './session/unsaved.js';
import { newOrWellFormed, wellFormed } from './session/well-formed.js';

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
    canActivate: [signedIn],
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
        path: 'brands/:brandId/climbing',
        title: 'climbing',
        canMatch: [forRole('climbing')],
        loadComponent: async () => (await import('./climbing/climbing-screen.js')).ClimbingScreen,
      },
      {
        path: 'brands/:brandId/breaches',
        title: 'breaches',
        canMatch: [forRole('breaches')],
        loadComponent: async () => (await import('./breaches/breaches-screen.js')).BreachesScreen,
      },
      {
        path: 'brands/:brandId/accounts',
        title: 'accounts',
        canMatch: [forRole('accounts')],
        loadComponent: async () => (await import('./accounts/accounts-screen.js')).AccountsScreen,
      },
      {
        path: 'brands/:brandId/ladders',
        pathMatch: 'full',
        title: 'ladders',
        canMatch: [forRole('ladders')],
        loadComponent: async () => (await import('./ladders/ladders-screen.js')).LaddersScreen,
      },
      {
        path: 'brands/:brandId/ladders/new',
        title: 'ladders',
        canMatch: [forRole('ladders')],
        canDeactivate: [mayLeave],
        loadComponent: async () => (await import('./ladders/ladder-screen.js')).LadderScreen,
      },
      {
        path: 'brands/:brandId/ladders/webhooks',
        title: 'ladders',
        canMatch: [forRole('ladders')],
        loadComponent: async () => (await import('./ladders/webhooks-screen.js')).WebhooksScreen,
      },
      {
        path: 'brands/:brandId/ladders/rotas',
        title: 'rotas',
        canMatch: [forRole('ladders')],
        loadComponent: async () => (await import('./rotas/rotas-screen.js')).RotasScreen,
      },
      {
        path: 'brands/:brandId/ladders/rotas/new',
        title: 'rotas',
        canMatch: [forRole('ladders')],
        canDeactivate: [mayLeave],
        loadComponent: async () => (await import('./rotas/rota-screen.js')).RotaScreen,
      },
      {
        path: 'brands/:brandId/ladders/rotas/:rotaId',
        title: 'rotas',
        canMatch: [forRole('ladders'), wellFormed],
        canDeactivate: [mayLeave],
        loadComponent: async () => (await import('./rotas/rota-screen.js')).RotaScreen,
      },
      {
        path: 'brands/:brandId/ladders/:ladderId',
        title: 'ladders',
        canMatch: [forRole('ladders'), wellFormed],
        canDeactivate: [mayLeave],
        runGuardsAndResolvers: 'pathParamsOrQueryParamsChange',
        loadComponent: async () => (await import('./ladders/ladder-screen.js')).LadderScreen,
      },
      {
        path: 'brands/:brandId/calendars',
        title: 'calendars',
        canMatch: [forRole('calendars')],
        loadComponent: async () => (await import('./calendars/calendars-screen.js')).CalendarsScreen,
      },
      {
        path: 'brands/:brandId/calendars/:calendarId',
        title: 'calendars',
        canMatch: [forRole('calendars'), newOrWellFormed],
        canDeactivate: [mayLeave],
        runGuardsAndResolvers: 'pathParamsOrQueryParamsChange',
        loadComponent: async () => (await import('./calendars/calendar-screen.js')).CalendarScreen,
      },
      {
        path: 'brands/:brandId/policies',
        title: 'policies',
        canMatch: [forRole('policies')],
        loadComponent: async () => (await import('./policies/policies-screen.js')).PoliciesScreen,
      },
      {
        path: 'brands/:brandId/policies/new',
        title: 'policies',
        data: { policyId: 'new' },
        canMatch: [forRole('policies')],
        canDeactivate: [mayLeave],
        loadComponent: async () => (await import('./policies/policy-screen.js')).PolicyScreen,
      },
      {
        path: 'brands/:brandId/policies/:policyId',
        title: 'policies',
        canMatch: [forRole('policies'), wellFormed],
        canDeactivate: [mayLeave],
        loadComponent: async () => (await import('./policies/policy-screen.js')).PolicyScreen,
      },
      {
        path: 'brands/:brandId/people',
        title: 'people',
        canMatch: [forRole('people')],
        loadComponent: async () => (await import('./people/people-screen.js')).PeopleScreen,
      },
      {
        path: 'brands/:brandId/audit',
        title: 'audit',
        canMatch: [forRole('audit')],
        loadComponent: async () => (await import('./session/later.js')).AuditLater,
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
