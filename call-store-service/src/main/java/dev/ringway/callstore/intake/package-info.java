/** From a batch of reports to stored events and folded calls. */
@NullMarked
package dev.ringway.callstore.intake;

import org.jspecify.annotations.NullMarked;
