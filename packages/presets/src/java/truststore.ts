import { bind, inline, stage, type Mount, type Stage } from '@stagecraft/core'
import { CERTIFICATES, certificateMounts, type Certificates } from '../common/index.js'

/** Java reads no PEM: a program of a few lines makes a truststore of it, whatever tools the image has. */
const program = `import java.io.*;
import java.security.KeyStore;
import java.security.cert.*;

class Truststore {
  public static void main(String[] paths) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = new FileInputStream(paths[0])) {
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("certificate-" + store.size(), one);
      }
    }
    try (OutputStream out = new FileOutputStream(paths[1])) {
      store.store(out, "changeit".toCharArray());
    }
  }
}
`

const STORE = '/truststore.p12'

/** A truststore with the certificates, and how steps get it. */
export interface Truststore {
  readonly stage: Stage<'truststore'>
  readonly mounts: readonly Mount[]
  /** For every Java that runs while it is mounted. */
  readonly options: string
}

/** @param image one with a JDK */
export function truststoreOf(certificates: Certificates, image: string): Truststore {
  const made = stage('truststore')
    .from(image)
    .copy([inline('Truststore.java', program)], '/tmp/')
    .run(`java /tmp/Truststore.java ${CERTIFICATES} ${STORE}`, { mounts: certificateMounts(certificates) })
  const target = `/run${STORE}`
  return {
    stage: made,
    mounts: [bind(target, { from: made, source: STORE })],
    options: `-Djavax.net.ssl.trustStore=${target} -Djavax.net.ssl.trustStorePassword=changeit`,
  }
}
