import { getDataSourceToken } from '@nestjs/typeorm';
import { Command, Option } from 'commander';
import type { DataSource } from 'typeorm';
import { Brands } from '../desk/coverage/brands.js';
import { putWordRule, removeWordRule } from '../desk/intake/edit-word-rules.js';
import { wordRules } from '../desk/intake/word-rules.js';
import { OPERATOR, print, withDesk } from './with-desk.js';

interface PutOptions {
  brand: string;
  topic?: string;
  severity?: string;
}

const onBrand = (name: string, work: (desk: DataSource, brandId: string) => Promise<unknown>) =>
  withDesk(async (desk) => {
    const { id } = await desk.get(Brands).named(name);
    print(await work(desk.get<DataSource>(getDataSourceToken('desk')), id));
  });

const put = new Command('put')
  .description('where one of the words stands in a post, the topic or severity follows; the first rule wins')
  .argument('<name>')
  .argument('<words...>')
  .requiredOption('--brand <name>')
  .option('--topic <topic>')
  .addOption(new Option('--severity <severity>', '1 is the worst').choices(['1', '2', '3', '4']))
  .action((name: string, words: string[], { brand, topic, severity }: PutOptions) =>
    onBrand(brand, async (desk, brandId) => {
      const rule = { name, words, topic: topic ?? null, severity: severity ? Number(severity) : null };
      await desk.transaction((tx) => putWordRule(tx, brandId, rule, OPERATOR));
      return rule;
    }),
  );

const remove = new Command('remove')
  .argument('<name>')
  .requiredOption('--brand <name>')
  .action((name: string, { brand }: { brand: string }) =>
    onBrand(brand, async (desk, brandId) => {
      await desk.transaction((tx) => removeWordRule(tx, brandId, name, OPERATOR));
      return { removed: name };
    }),
  );

const list = new Command('list')
  .requiredOption('--brand <name>')
  .action(({ brand }: { brand: string }) => onBrand(brand, (desk, brandId) => wordRules(desk, brandId)));

export const ruleCommand = () =>
  new Command('rule')
    .description('word rules for topic and severity: list, put, remove')
    .addCommand(list)
    .addCommand(put)
    .addCommand(remove);
