import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel } from '@evenhand/shared/wire/channel';

/** Whose customers complain; the unit of separation. */
@Entity({ schema: 'desk', name: 'brand' })
export class Brand {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** A brand's own presence on a channel, known by the channel's own authenticated id. */
@Entity({ schema: 'desk', name: 'account' })
export class Account {
  @PrimaryColumn('uuid', { name: 'brand_id' }) brandId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') channel: Channel;
  @Column('text', { name: 'external_id' }) externalId: string;
  @Column('text') handle: string;
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId: string | null;
  @Column('uuid', { name: 'policy_id' }) policyId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** What may put posts through the door. */
@Entity({ schema: 'desk', name: 'source' })
export class SourceOfPosts {
  @PrimaryColumn('uuid', { name: 'brand_id' }) brandId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt: Date | null;
  /** The board's own, one a brand; nobody can add one. */
  @Column('boolean', { name: 'is_board', default: false }) isBoard: boolean;
}

@Entity({ schema: 'desk', name: 'source_secret' })
export class SourceSecret {
  @PrimaryColumn('uuid', { name: 'brand_id' }) brandId: string;
  @PrimaryColumn('uuid', { name: 'source_id' }) sourceId: string;
  /** As Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
  @Column('text') secret: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
}
