/** Ends, transfers and transcribes live calls at Twilio: once for each request, whatever crashes. */
@NullMarked
package dev.ringway.callstore.control;

import org.jspecify.annotations.NullMarked;
