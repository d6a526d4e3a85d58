import { Command } from 'commander';
import { rolesSql } from '../platform/postgres/roles.js';

const PASSWORDS = {
  evenhand_door: 'a password for the door',
  evenhand_desk: 'a password for the desk',
  evenhand_audit: 'a password for audit',
};

export const rolesCommand = () =>
  new Command('roles')
    .description('prints the SQL that a DBA runs where the owner may not create roles')
    .action(() => {
      process.stdout.write(
        `-- Put passwords of your own in, run it as a superuser, and name the roles' addresses in\n` +
          `-- DATABASE_URL_DOOR, DATABASE_URL_DESK and DATABASE_URL_AUDIT.\n${rolesSql(PASSWORDS)}\n`,
      );
    });
