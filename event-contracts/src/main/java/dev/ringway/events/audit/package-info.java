/** Who wrote what: an event before and after every write that a person makes. */
@NullMarked
package dev.ringway.events.audit;

import org.jspecify.annotations.NullMarked;
