/** Changes of calls, published by the service that owns them. */
@NullMarked
package dev.ringway.events.calls;

import org.jspecify.annotations.NullMarked;
