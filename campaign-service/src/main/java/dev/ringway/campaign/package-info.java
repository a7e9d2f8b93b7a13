/** Campaigns, their contacts, and the calls placed for them. */
@NullMarked
package dev.ringway.campaign;

import org.jspecify.annotations.NullMarked;
