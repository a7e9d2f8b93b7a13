/** How much a stranger may take of this service before it has said who it is. */
@NullMarked
package dev.ringway.ingest.limits;

import org.jspecify.annotations.NullMarked;
