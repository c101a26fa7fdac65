package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Numbers;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** {@code :math}. Java because every function is one of the JVM's intrinsics or {@link StrictMath}'s. */
@BifModule("math")
public final class MathBifs {
  private MathBifs() {}

  /** The circle's constant. */
  @Bif
  public static Object pi() {
    return Math.PI;
  }

  /** Twice the circle's constant. */
  @Bif
  public static Object tau() {
    return Math.TAU;
  }

  /** Sine of radians. */
  @Bif
  public static Object sin(Object x) {
    return unary("sin", x, Math::sin);
  }

  /** Cosine of radians. */
  @Bif
  public static Object cos(Object x) {
    return unary("cos", x, Math::cos);
  }

  /** Tangent of radians. */
  @Bif
  public static Object tan(Object x) {
    return unary("tan", x, Math::tan);
  }

  /** Arc sine in radians. */
  @Bif
  public static Object asin(Object x) {
    return unary("asin", x, Math::asin);
  }

  /** Arc cosine in radians. */
  @Bif
  public static Object acos(Object x) {
    return unary("acos", x, Math::acos);
  }

  /** Arc tangent in radians. */
  @Bif
  public static Object atan(Object x) {
    return unary("atan", x, Math::atan);
  }

  /** Angle of the point {@code (x, y)} in radians. */
  @Bif
  public static Object atan2(Object y, Object x) {
    return binary("atan2", y, x, Math::atan2);
  }

  /** Hyperbolic sine. */
  @Bif
  public static Object sinh(Object x) {
    return unary("sinh", x, FloatFunctions::sinh);
  }

  /** Hyperbolic cosine. */
  @Bif
  public static Object cosh(Object x) {
    return unary("cosh", x, FloatFunctions::cosh);
  }

  /** Hyperbolic tangent. */
  @Bif
  public static Object tanh(Object x) {
    return unary("tanh", x, StrictMath::tanh);
  }

  /** Inverse hyperbolic sine. */
  @Bif
  public static Object asinh(Object x) {
    return unary("asinh", x, FloatFunctions::asinh);
  }

  /** Inverse hyperbolic cosine. */
  @Bif
  public static Object acosh(Object x) {
    return unary("acosh", x, FloatFunctions::acosh);
  }

  /** Inverse hyperbolic tangent. */
  @Bif
  public static Object atanh(Object x) {
    return unary("atanh", x, FloatFunctions::atanh);
  }

  /** The error function. */
  @Bif
  public static Object erf(Object x) {
    return unary("erf", x, ErrorFunction::erf);
  }

  /** One minus the error function, exact where that is small. */
  @Bif
  public static Object erfc(Object x) {
    return unary("erfc", x, ErrorFunction::erfc);
  }

  /** Euler's number to a power. */
  @Bif
  public static Object exp(Object x) {
    return unary("exp", x, Math::exp);
  }

  /** Natural logarithm. */
  @Bif
  public static Object log(Object x) {
    return unary("log", x, Math::log);
  }

  /** Logarithm to base 2; exact for powers of two. */
  @Bif
  public static Object log2(Object x) {
    return unary("log2", x, FloatFunctions::log2);
  }

  /** Logarithm to base 10. */
  @Bif
  public static Object log10(Object x) {
    return unary("log10", x, FloatFunctions::log10);
  }

  /** Square root. */
  @Bif
  public static Object sqrt(Object x) {
    return unary("sqrt", x, Math::sqrt);
  }

  /** A float to the power of another. */
  @Bif
  public static Object pow(Object x, Object y) {
    return binary("pow", x, y, Math::pow);
  }

  /** The remainder of a division of floats, with the sign of the first. */
  @Bif
  public static Object fmod(Object x, Object y) {
    return binary("fmod", x, y, (a, b) -> a % b);
  }

  /** The next integral float towards positive infinity. */
  @Bif
  public static Object ceil(Object x) {
    return unary("ceil", x, Math::ceil);
  }

  /** The next integral float towards negative infinity. */
  @Bif
  public static Object floor(Object x) {
    return unary("floor", x, Math::floor);
  }

  private static Object unary(String name, Object x, DoubleUnaryOperator operation) {
    double result = operation.applyAsDouble(Numbers.toDouble(x));
    return Double.isFinite(result) ? (Object) result : fail(name, x);
  }

  private static Object binary(String name, Object x, Object y, DoubleBinaryOperator operation) {
    double first = Numbers.toDouble(x);
    double second = Numbers.toDouble(y);
    // Java's pow gives 1 for any base where the exponent is 0, even for what is no number.
    double result = Double.isNaN(first) ? first : operation.applyAsDouble(first, second);
    return Double.isFinite(result) ? (Object) result : fail(name, x, y);
  }

  private static Object fail(String name, Object... arguments) {
    for (var argument : arguments) {
      if (!Numbers.isNumber(argument)) {
        throw BadArgument.stdlib("math", name, arguments);
      }
    }
    throw BadArgument.arithmetic("math", name, arguments);
  }
}
