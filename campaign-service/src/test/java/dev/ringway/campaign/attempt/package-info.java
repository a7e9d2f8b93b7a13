/** What becomes of attempts. */
@NullMarked
package dev.ringway.campaign.attempt;

import org.jspecify.annotations.NullMarked;
