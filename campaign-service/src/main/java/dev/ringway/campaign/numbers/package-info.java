/** What telephone numbers tell of themselves, by the tables of libphonenumber. */
@NullMarked
package dev.ringway.campaign.numbers;

import org.jspecify.annotations.NullMarked;
