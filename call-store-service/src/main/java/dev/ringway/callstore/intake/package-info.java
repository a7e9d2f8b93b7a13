/** From a batch of reports to stored events and folded calls; and what people add to a call. */
@NullMarked
package dev.ringway.callstore.intake;

import org.jspecify.annotations.NullMarked;
