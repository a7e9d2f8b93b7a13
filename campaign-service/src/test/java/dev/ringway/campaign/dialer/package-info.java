/** The dialer against the sandbox. */
@NullMarked
package dev.ringway.campaign.dialer;

import org.jspecify.annotations.NullMarked;
