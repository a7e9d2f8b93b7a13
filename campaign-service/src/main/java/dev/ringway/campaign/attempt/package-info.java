/** Attempts to call somebody: each is at most one call, whatever crashes; no input, no storage. */
@NullMarked
package dev.ringway.campaign.attempt;

import org.jspecify.annotations.NullMarked;
