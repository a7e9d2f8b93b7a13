/** What a campaign is and how it may go from one state to the next; no input, no storage. */
@NullMarked
package dev.ringway.campaign.campaign;

import org.jspecify.annotations.NullMarked;
