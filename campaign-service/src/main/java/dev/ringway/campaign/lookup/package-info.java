/** Answers who looks at contacts. */
@NullMarked
package dev.ringway.campaign.lookup;

import org.jspecify.annotations.NullMarked;
