/** Numbers that are not called, on which list and why, and what may become of that; no input, no storage. */
@NullMarked
package dev.ringway.campaign.suppression;

import org.jspecify.annotations.NullMarked;
