/** A request of any provider as it arrived, what it may turn out to be, and why it may not be taken. */
@NullMarked
package dev.ringway.ingest.request;

import org.jspecify.annotations.NullMarked;
