import type { Routes } from '@angular/router';
import { forRole } from './session/for-role.js';
import { mayLeave } from './session/unsaved.js';
import { newOrWellFormed, wellFormed } from './session/well-formed.js';
import { wordsOfManaging } from './words/of-managing.js';

/** The screens of those who manage, and what climbs: they come when the first of them is opened. */
export const managing: Routes = [
  {
    path: '',
    canActivateChild: [wordsOfManaging],
    children: [
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
    ],
  },
];
