/** Whether a contact is called at this moment, from which number, and what follows a call; no input, no storage. */
@NullMarked
package dev.ringway.campaign.dial;

import org.jspecify.annotations.NullMarked;
