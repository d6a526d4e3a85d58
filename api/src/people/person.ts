import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '@evenhand/shared/wire/session';

@Entity({ schema: 'people', name: 'person' })
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text', { name: 'password_hash', nullable: true, select: false }) passwordHash: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt: Date | null;
}

@Entity({ schema: 'people', name: 'membership' })
export class Membership {
  @PrimaryColumn('uuid', { name: 'brand_id' }) brandId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('text') role: Role;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

@Entity({ schema: 'people', name: 'session' })
export class Session {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}
