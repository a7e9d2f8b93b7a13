/** The service as a whole, on real servers. */
@NullMarked
package dev.ringway.gateway;

import org.jspecify.annotations.NullMarked;
