/** What a browser loads: the dashboard's files and the addresses it needs. */
@NullMarked
package dev.ringway.gateway.page;

import org.jspecify.annotations.NullMarked;
