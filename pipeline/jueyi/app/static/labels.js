// The labels of one paragraph as plain values, and every change that a person may make to them.
// A change gives new labels or throws an Error that says why it cannot be.

/** What the server takes, of an act as the server gave it. */
export function plain(act) {
  const who = act.addressee;
  const parties = who?.parties.map(({ start, end, class: label }) => ({ start, end, class: label }));
  return {
    start: act.start, end: act.end, family: act.family,
    addressee: who ? { start: who.start, end: who.end, parties } : null,
  };
}

const sorted = (acts) => [...acts].sort((a, b) => a.start - b.start);

function checked(acts, size, told) {
  const found = sorted(acts);
  found.forEach((act, n) => {
    const who = act.addressee;
    if (who && (who.start < 0 || who.end > size || who.start >= who.end)) throw new Error(told);
    if (who && found.some((one) => one.start < who.end && who.start < one.end)) throw new Error(told);
    if (act.start < 0 || act.end > size || act.start >= act.end) throw new Error(told);
    if (n && act.start < found[n - 1].end) throw new Error(told);
  });
  return found;
}

/** The parties of an addressee whose span has become [start, end): what is at its edge goes along. */
function fitted(parties, old, start, end) {
  return parties
    .map((party) => ({
      ...party,
      start: party.start === old.start ? start : Math.max(party.start, start),
      end: party.end === old.end ? end : Math.min(party.end, end),
    }))
    .filter((party) => party.start < party.end);
}

function replaced(acts, act, fields) {
  return acts.map((one) => (one === act ? { ...act, ...fields } : one));
}

/** Changes of the labels of a paragraph of `size` code points; `told` is said of an overlap. */
export function changes(acts, size, told) {
  return {
    add(start, end, family) {
      return checked([...acts, { start, end, family, addressee: null }], size, told);
    },
    drop: (act) => acts.filter((one) => one !== act),
    move(act, side, by) {
      return checked(replaced(acts, act, { [side]: act[side] + by }), size, told);
    },
    family: (act, family) => replaced(acts, act, { family }),
    address(act, start, end, parties) {
      return checked(replaced(acts, act, { addressee: { start, end, parties } }), size, told);
    },
    unaddress: (act) => replaced(acts, act, { addressee: null }),
    stretch(act, side, by) {
      const who = { ...act.addressee, [side]: act.addressee[side] + by };
      const parties = fitted(act.addressee.parties, act.addressee, who.start, who.end);
      if (!parties.length) throw new Error(told);
      return checked(replaced(acts, act, { addressee: { ...who, parties } }), size, told);
    },
    addParty(act, start, end, label) {
      const others = act.addressee.parties
        .flatMap((p) => (p.end <= start || p.start >= end ? [p] : [
          { ...p, end: Math.min(p.end, start) }, { ...p, start: Math.max(p.start, end) },
        ]))
        .filter((p) => p.start < p.end);
      const parties = sorted([...others, { start, end, class: label }]);
      const who = {
        start: Math.min(act.addressee.start, start), end: Math.max(act.addressee.end, end), parties,
      };
      return checked(replaced(acts, act, { addressee: who }), size, told);
    },
    dropParty(act, party) {
      const parties = act.addressee.parties.filter((one) => one !== party);
      return replaced(acts, act, { addressee: parties.length ? { ...act.addressee, parties } : null });
    },
    classify(act, party, label) {
      const parties = act.addressee.parties.map((p) => (p === party ? { ...p, class: label } : p));
      return replaced(acts, act, { addressee: { ...act.addressee, parties } });
    },
  };
}
