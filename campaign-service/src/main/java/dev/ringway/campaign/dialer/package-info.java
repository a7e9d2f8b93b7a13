/** Calls the contacts of active campaigns: who drives which campaign, how a call is asked for, and who looks what became of it. */
@NullMarked
package dev.ringway.campaign.dialer;

import org.jspecify.annotations.NullMarked;
