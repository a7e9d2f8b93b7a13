/** What call-store-service says of its recordings. */
@NullMarked
package dev.ringway.events.recordings;

import org.jspecify.annotations.NullMarked;
