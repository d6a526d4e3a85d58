import { Command } from 'commander';
import webPush from 'web-push';
import { print } from './with-desk.js';

const keys = new Command('keys')
  .description(
    'prints a new pair of keys, as settings: whoever subscribed with another pair has to do so again',
  )
  .action(() => {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    print({ EVENHAND_VAPID_PUBLIC: publicKey, EVENHAND_VAPID_PRIVATE: privateKey });
  });

export const pushCommand = () =>
  new Command('push').description('notices in browsers that are closed').addCommand(keys);
