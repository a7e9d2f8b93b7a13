/** Takes in what people and other services say of contacts. */
@NullMarked
package dev.ringway.campaign.intake;

import org.jspecify.annotations.NullMarked;
