import { DemoActs } from './demo-acts.js';
import { DemoAnswers } from './demo-answers.js';
import { DemoBrands } from './demo-brand.js';
import { DemoPosts } from './demo-posts.js';
import { Demo } from './demo.js';

/** What loads the demo, from the browser and from the command line alike. */
export const DEMO_VERBS = [Demo, DemoBrands, DemoPosts, DemoActs, DemoAnswers];
