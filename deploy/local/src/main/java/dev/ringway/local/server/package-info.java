/** MongoDB, Kafka and Redis as processes of this machine, for the launcher and for tests, with no container engine. */
@NullMarked
package dev.ringway.local.server;

import org.jspecify.annotations.NullMarked;
