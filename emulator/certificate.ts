import { generate } from 'selfsigned'

/** A key and a self-signed certificate for localhost, in PEM, good for a week. Made anew at each start. */
export async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const day = 86_400_000
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 7 * day),
    extensions: [
      // A client that is given this file as its CA wants it to be one.
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}
