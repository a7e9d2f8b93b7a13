/** What rooms know of a client: the seam behind which the transport can be exchanged. */
@NullMarked
package dev.ringway.gateway.connection;

import org.jspecify.annotations.NullMarked;
