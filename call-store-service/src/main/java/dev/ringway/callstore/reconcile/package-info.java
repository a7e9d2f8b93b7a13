/** Keeps the calls and recordings equal to what Twilio itself holds, whatever became of its callbacks. */
@NullMarked
package dev.ringway.callstore.reconcile;

import org.jspecify.annotations.NullMarked;
