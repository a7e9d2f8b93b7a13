@NullMarked
package dev.ringway.gateway.page;

import org.jspecify.annotations.NullMarked;
