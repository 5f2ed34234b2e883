import { type ReactNode, useEffect, useRef, useState } from "react";

type WhenSeenProps = {
  readonly className?: string;
  /** The height that its place holds until then. */
  readonly height: number;
  readonly children: ReactNode;
};

/** Shows its content, and asks for its numbers, only when it comes near the window. */
export function WhenSeen({ className, height, children }: WhenSeenProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null || near) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: "300px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [near]);
  return (
    <div
      ref={place}
      className={`when-seen ${className ?? ""}`}
      style={near ? undefined : { minHeight: height }}
    >
      {near ? children : null}
    </div>
  );
}
