/** At what rate calls are begun, over all instances together. */
@NullMarked
package dev.ringway.campaign.pace;

import org.jspecify.annotations.NullMarked;
