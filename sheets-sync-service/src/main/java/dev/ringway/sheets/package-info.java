/** Google Sheets and Ringway kept in step. */
@NullMarked
package dev.ringway.sheets;

import org.jspecify.annotations.NullMarked;
