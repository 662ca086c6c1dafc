import { describe, expect, it } from "vitest";
import { viewAddress } from "@/lib/views/view-address";
import { viewFilterParams } from "@/lib/views/view-filters";
import { viewHref, withOpenedView } from "@/lib/views/view-href";

const address = (path: string, query: string) => viewAddress(path, new URLSearchParams(query))?.address;
const params = (query: string) => new URLSearchParams(query);

describe("the address of a view", () => {
  it("is the same for every way to write the same view, relative periods kept relative", () => {
    const canonical = { path: "/failures", query: "period=30d&sort=minutes&team=billing&team=support" };
    for (const query of [
      "team=support&team=billing&period=30d&sort=minutes",
      "sort=minutes&team=billing&team=support&team=billing&period=30d&compare=previous&grain=auto",
      "period=30d&team=billing&team=support&sort=minutes&view=weekly&after=1.2&utm_source=mail",
    ])
      expect(address("/failures", query)).toEqual(canonical);
    expect(address("/failures", "sort=interactions&period=auto")).toEqual({ path: "/failures", query: "" });
  });

  it("keeps what each page remembers, and only there", () => {
    expect(address("/causes", "axis=topic&sort=minutes&chosen=billing")?.query).toBe("axis=topic");
    expect(address("/interactions", "each=customer&clock=contacted&closed=no")?.query).toBe("closed=no&each=customer");
    expect(address("/interactions", "metric=follow-through&part=missed&each=customer")?.query).toBe("metric=follow-through&part=missed");
    expect(address("/failures/refund-waits", "period=90d&sort=minutes")?.query).toBe("period=90d");
    expect(address("/failures", "state=new&page=2")?.query).toBe("page=2&state=new");
    expect(address("/failures", "page=1")?.query).toBe("");
    expect(address("/", "facet.timely=No&axis=topic")?.query).toBe("facet.timely=No");
  });

  it("tells what it did not understand, and does not keep it", () => {
    const found = viewAddress("/failures", params("period=soon&sort=beauty&team=billing"));
    expect(found?.address.query).toBe("team=billing");
    expect(found?.notices.map((notice) => notice.field)).toEqual(["period", "sort"]);
    expect(viewAddress("/causes", params("axis=mood"))?.notices[0]?.message).toBe('axis must be anger, resistance, topic; got "mood"');
  });

  it("is none where no page reads filters", () => {
    for (const path of [
      "/imports",
      "/views",
      "/failures/",
      "/failures/a/b",
      "//evil.example",
      "/failures/../imports",
      "https://evil.example",
      "",
    ])
      expect([path, viewAddress(path, params(""))]).toEqual([path, null]);
  });
});

describe("opened from a view", () => {
  it("a view leads to its page and says its code; another state of the page goes on saying it", () => {
    expect(viewHref({ path: "/failures", query: "period=30d", code: "weekly" })).toBe("/failures?period=30d&view=weekly");
    expect(viewHref({ path: "/", query: "", code: "all" })).toBe("/?view=all");
    expect(withOpenedView("/failures?sort=title", params("view=weekly&period=30d"))).toBe("/failures?sort=title&view=weekly");
    expect(withOpenedView("/causes#trend", params("view=a%26b"))).toBe("/causes?view=a%26b#trend");
    expect(withOpenedView("/failures?view=other", params("view=weekly"))).toBe("/failures?view=other");
    expect(withOpenedView("/failures", params("period=30d"))).toBe("/failures");
  });
});

describe("the filters of a view, for programs", () => {
  it("say the period aloud that a page chooses by itself, and hold the failure of a failure's own page", () => {
    expect(viewFilterParams({ path: "/failures", query: "sort=minutes&team=billing" }).toString()).toBe("period=auto&team=billing");
    expect(viewFilterParams({ path: "/failures/refund-waits", query: "period=90d" }).toString()).toBe("failure=refund-waits&period=90d");
  });
});
