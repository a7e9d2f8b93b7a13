/** How a file of contacts is read row by row, what its columns mean, and what becomes of each row. */
@NullMarked
package dev.ringway.campaign.imports;

import org.jspecify.annotations.NullMarked;
