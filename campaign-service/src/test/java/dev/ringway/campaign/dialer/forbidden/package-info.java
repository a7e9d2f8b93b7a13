/** Rules of calling, once more and without any of the code that keeps to them, for what the sandbox was asked for. */
@NullMarked
package dev.ringway.campaign.dialer.forbidden;

import org.jspecify.annotations.NullMarked;
