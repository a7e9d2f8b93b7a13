/** What Socket.IO's test suites expect of a server: it echoes. Without rooms, without tokens, off but in tests. */
@NullMarked
package dev.ringway.gateway.conformance;

import org.jspecify.annotations.NullMarked;
