/** Takes in files of contacts: received, understood, and worked off batch by batch. */
@NullMarked
package dev.ringway.campaign.intake.csv;

import org.jspecify.annotations.NullMarked;
