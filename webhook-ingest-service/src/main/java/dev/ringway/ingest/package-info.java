/** The service's start and what its parts are made of. */
@NullMarked
package dev.ringway.ingest;

import org.jspecify.annotations.NullMarked;
