@NullMarked
package dev.ringway.starter.audit;

import org.jspecify.annotations.NullMarked;
