import type { Kysely } from 'kysely'
import type { InstallationRow, Schema } from './schema.ts'
import type { Installation, InstallationStore } from './store.ts'

/** Portals that installed the app, in either engine. */
export function installationStore(db: Kysely<Schema>): InstallationStore {
  return {
    async find(memberId) {
      const row = await db
        .selectFrom('installation')
        .selectAll()
        .where('member_id', '=', memberId)
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? null : installationOf(row)
    },

    async list() {
      const rows = await db.selectFrom('installation').selectAll().orderBy('member_id').execute()
      return rows.map(installationOf)
    },

    async save(installation) {
      const { member_id, ...rest } = rowOf(installation)
      await db
        .insertInto('installation')
        .values({ member_id, ...rest })
        .onConflict((conflict) => conflict.column('member_id').doUpdateSet(rest))
        .execute()
    },

    async remove(memberId) {
      await db.deleteFrom('installation').where('member_id', '=', memberId).execute()
    },
  }
}

function rowOf(installation: Installation): InstallationRow {
  return {
    member_id: installation.memberId,
    domain: installation.domain,
    client_endpoint: installation.clientEndpoint,
    server_endpoint: installation.serverEndpoint,
    access_token: installation.accessToken,
    refresh_token: installation.refreshToken,
    expires_at: installation.expiresAt,
    application_token: installation.applicationToken,
    user_id: installation.userId,
    scope: installation.scope,
    updated_at: installation.updatedAt,
  }
}

function installationOf(row: InstallationRow): Installation {
  return {
    memberId: row.member_id,
    domain: row.domain,
    clientEndpoint: row.client_endpoint,
    serverEndpoint: row.server_endpoint,
    accessToken: row.access_token,
    refreshToken: row.refresh_token,
    expiresAt: row.expires_at,
    applicationToken: row.application_token,
    userId: row.user_id,
    scope: row.scope,
    updatedAt: row.updated_at,
  }
}
